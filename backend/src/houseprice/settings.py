"""All settings, which are read once from the environment and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Settings(BaseSettings):
    """All settings; their variables are ``HOUSEPRICE_*``, and the older names work too."""

    model_config = SettingsConfigDict(
        env_prefix="HOUSEPRICE_", frozen=True, extra="ignore", populate_by_name=True
    )

    data_dir: Path = Field(
        default=Path("~/.houseprice"), description="Folder of all data that the studio stores."
    )
    datasets_dir: Path | None = Field(
        default=None, description="Folder with files of built-in data sets that need no fetching."
    )
    storage: str = Field(
        default="",
        pattern=r"^([a-z][a-z0-9+.-]*://\S+)?$",
        description="URL of the storage that machines share, such as s3://bucket/prefix; if empty, "
        "data_dir has all files.",
    )
    database_url: str = Field(
        default="", description="SQLAlchemy URL of the database; if empty, SQLite in data_dir."
    )
    redis_url: str = Field(
        default="redis://127.0.0.1:6379/0",
        validation_alias=AliasChoices("HOUSEPRICE_REDIS_URL", "REDIS_URL"),
    )
    celery_broker_url: str = Field(
        default="", validation_alias=AliasChoices("HOUSEPRICE_BROKER_URL", "CELERY_BROKER_URL")
    )
    celery_result_backend: str = Field(
        default="",
        validation_alias=AliasChoices("HOUSEPRICE_RESULT_BACKEND", "CELERY_RESULT_BACKEND"),
    )
    host: str = "127.0.0.1"
    port_api: int = Field(
        default=5000, validation_alias=AliasChoices("HOUSEPRICE_PORT_API", "PORT", "port_api")
    )

    accounts: Literal["off", "accounts"] = Field(
        default="off",
        description="Whether people sign in; `off` is only for one machine.",
    )
    published_on: str = Field(
        default="",
        description="Address on which a container's port is published; if empty, that of `host`.",
    )
    allowed_hosts: str = Field(
        default="",
        description="Names under which the studio is opened besides those of this machine, with "
        "commas between them.",
    )
    public_url: str = Field(
        default="http://127.0.0.1:3000",
        pattern=r"^https?://[^\s/?#@]+/?$",
        description="Address under which people open the web interface; messages link to it.",
    )
    promotion_needs_second: bool = Field(
        default=False, description="Whether a person cannot promote a model of their own."
    )
    oidc_issuer: str = Field(
        default="",
        pattern=r"^(https?://[^\s?#]+)?$",
        description="Address of an OpenID provider where people sign in; if empty, only here.",
    )
    oidc_client_id: str = Field(default="", description="Name of the studio at the provider.")
    oidc_client_secret: SecretStr = Field(
        default=SecretStr(""), description="Secret of the studio at the provider, if it has one."
    )
    oidc_name: str = Field(
        default="single sign-on", max_length=60, description="What the button calls the provider."
    )
    oidc_scopes: str = Field(default="openid profile email")
    oidc_role: Literal["none", "viewer", "analyst", "approver"] = Field(
        default="viewer",
        description="Role of a person who comes from the provider for the first time; `none` "
        "lets no new people in.",
    )
    oidc_email_domains: str = Field(
        default="",
        description="Domains of the confirmed mail addresses of people who may come from the "
        "provider, with commas between them; if empty, everyone it knows.",
    )
    submissions_per_minute: int = Field(
        default=30, ge=1, description="Runs that a user may submit in a minute, with accounts."
    )

    slots: int = Field(
        default=1, ge=1, description="Number of trainings that one worker runs at a time."
    )
    trainer_threads: int = Field(
        default=0, ge=0, description="Threads of each training; 0 means cores divided by slots."
    )
    lease_s: float = Field(default=60.0, gt=0)
    heartbeat_s: float = Field(default=10.0, gt=0)
    self_fence_s: float = Field(default=45.0, gt=0, description="Must be shorter than lease_s.")
    reap_s: float = Field(default=10.0, gt=0)
    stall_s: float = Field(
        default=300.0, gt=0, description="Seconds after which a silent trainer is ended."
    )
    cancel_grace_s: float = Field(default=10.0, gt=0)
    drain_grace_s: float = Field(
        default=30.0, gt=0, description="Seconds that a draining worker waits for a checkpoint."
    )
    max_runtime_s: float = Field(default=3600.0, gt=0)
    max_failures: int = Field(
        default=1, ge=0, description="Number of retries after a trainer crash."
    )
    max_lost: int = Field(
        default=3, ge=0, description="Number of lost workers after which a run fails."
    )
    max_queued: int = Field(
        default=1000, ge=0, description="Largest number of waiting runs; 0 means no limit."
    )
    max_running: int = Field(
        default=0, ge=0, description="Largest number of runs at work; 0 means all slots."
    )
    worker_send_events: bool = Field(
        default=True, description="Whether workers send Celery events for Flower."
    )

    worker_memory_bytes: int = Field(
        default=0,
        ge=0,
        description="Memory of the machine that trains, in bytes; 0 means that of this machine.",
    )
    trainer_memory_bytes: int = Field(
        default=0,
        ge=0,
        description="Most memory of one trainer, in bytes; 0 means all that its worker has.",
    )
    trainer_cpu_s: int = Field(
        default=0,
        ge=0,
        description="Most processor time of one trainer, in seconds of all its threads; 0 means "
        "max_runtime_s on every core.",
    )
    trainer_file_bytes: int = Field(
        default=20 * 2**30, ge=2**20, description="Largest file that a trainer may write, in bytes."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Whether logs are lines for people or JSON for programs."
    )
    tracing: bool = Field(
        default=False, description="Whether traces are sent, as the variables OTEL_* say."
    )
    measure_new_sales: bool = Field(
        default=True, description="Whether sales that are added to a data set measure its champion."
    )
    metrics: bool = Field(default=True, description="Whether GET /metrics answers.")
    worker_metrics_port: int = Field(
        default=0,
        ge=0,
        le=65_535,
        description="Port on which a worker answers Prometheus; 0 means none.",
    )
    worker_metrics_host: str = Field(
        default="127.0.0.1", description="Address on which a worker answers Prometheus."
    )

    batch_days: int = Field(
        default=30,
        ge=0,
        description="Days after which the values of a file of homes are removed; 0 keeps them.",
    )
    max_upload_bytes: int = 300 * 2**20
    max_unpacked_bytes: int = 2**30
    max_body_bytes: int = 1 * 2**20

    allowed_origins: str = Field(
        default="",
        description="Other web origins whose pages may call the API, separated by commas.",
    )

    geocoder_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s/?#]+[^\s?#]*)?$",
        description="Search address of a geocoder like Nominatim; if empty, no address leaves.",
    )

    webhook_allow: str = Field(
        default="",
        description="Names, addresses and networks that webhooks may be in besides public https.",
    )
    webhook_key: SecretStr = Field(
        default=SecretStr(""),
        description="Key of the webhook secrets, 32 or more characters; if empty, a file has it.",
    )
    smtp_host: str = Field(default="", description="Mail server; if empty, no mail is sent.")
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = Field(default="", description="Sender of the mail.")

    @model_validator(mode="after")
    def _mail(self) -> Self:
        if self.smtp_host and "@" not in self.smtp_from:
            raise ValueError("smtp_from must be an address where smtp_host is set")
        if not self.smtp_from.isprintable():
            raise ValueError("smtp_from must have no line break or other control character")
        if self.smtp_user and self.smtp_tls == "none":
            raise ValueError("smtp_tls must be starttls or tls where smtp_user is set")
        if 0 < len(self.webhook_key.get_secret_value()) < 32:
            raise ValueError("webhook_key must have 32 or more characters")
        return self

    @model_validator(mode="after")
    def _openid(self) -> Self:
        issuer = urlsplit(self.oidc_issuer)
        if self.oidc_issuer and not self.oidc_client_id:
            raise ValueError("oidc_client_id must be set where oidc_issuer is")
        if issuer.scheme == "http" and issuer.hostname not in _THIS_MACHINE:
            raise ValueError("oidc_issuer must begin with https://")
        if "openid" not in self.oidc_scopes.split():
            raise ValueError("oidc_scopes must have openid")
        return self

    @model_validator(mode="after")
    def _margins(self) -> Self:
        if not self.heartbeat_s < self.self_fence_s < self.lease_s:
            raise ValueError(
                "heartbeat_s < self_fence_s < lease_s must hold, "
                f"got {self.heartbeat_s}, {self.self_fence_s}, {self.lease_s}"
            )
        return self

    @property
    def has_accounts(self) -> bool:
        """Whether people sign in."""
        return self.accounts == "accounts"

    @property
    def has_openid(self) -> bool:
        """Whether people may sign in at an OpenID provider."""
        return self.has_accounts and bool(self.oidc_issuer)

    @property
    def is_https(self) -> bool:
        """Whether people open the studio through TLS, so that cookies are for TLS only."""
        return self.public_url.startswith("https://")

    @property
    def host_names(self) -> frozenset[str]:
        """Names of the studio besides those of this machine, in lower case."""
        public = urlsplit(self.public_url).hostname or ""
        names = {name.strip().lower() for name in self.allowed_hosts.split(",")}
        return frozenset(names | {public}) - {""}

    @property
    def home(self) -> Path:
        """The data folder with ``~`` resolved."""
        return self.data_dir.expanduser().resolve()

    @property
    def sql_url(self) -> str:
        """SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.home / 'houseprice.sqlite3'}"

    @property
    def broker(self) -> str:
        """Celery's broker URL."""
        return self.celery_broker_url or self.redis_url

    @property
    def result_backend(self) -> str:
        """Celery's result backend URL."""
        return self.celery_result_backend or self.redis_url

    @property
    def artifacts_dir(self) -> Path:
        """Folder of the trained models, each in ``<run id>-<fence>/``."""
        return self.home / "artifacts"

    @property
    def datasets_cache_dir(self) -> Path:
        """Folder of fetched and imported tables."""
        return self.home / "datasets"

    @property
    def uploads_dir(self) -> Path:
        """Folder of tables that callers sent and that are not read yet."""
        return self.home / "uploads"

    @property
    def batches_dir(self) -> Path:
        """Folder of the values of files of homes, with a folder for each run."""
        return self.home / "batches"

    @property
    def webhook_key_file(self) -> Path:
        """The key from which the secrets of webhooks are made."""
        return self.home / "webhook.key"

    @property
    def run_logs_dir(self) -> Path:
        """Folder of the logs of trainings, each in ``<run id>-<fence>.log``."""
        return self.home / "logs" / "runs"

    @property
    def checkpoints_dir(self) -> Path:
        """Folder of the checkpoints of trainings, with a folder for each run."""
        return self.home / "checkpoints"
