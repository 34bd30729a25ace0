"""Every setting, read once from the environment and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All settings; names are ``HOUSEPRICE_*``, the seed's names work too."""

    model_config = SettingsConfigDict(
        env_prefix="HOUSEPRICE_", frozen=True, extra="ignore", populate_by_name=True
    )

    data_dir: Path = Field(default=Path("~/.houseprice"), description="Everything that is kept.")
    datasets_dir: Path | None = Field(
        default=None, description="Folder where the files of built-in data sets already lie."
    )
    database_url: str = Field(
        default="", description="SQLAlchemy URL; SQLite in data_dir if empty."
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

    slots: int = Field(default=1, ge=1, description="Trainings one worker process runs at a time.")
    trainer_threads: int = Field(
        default=0, ge=0, description="Threads per trainer; 0 = cores/slots."
    )
    lease_s: float = Field(default=60.0, gt=0)
    heartbeat_s: float = Field(default=10.0, gt=0)
    self_fence_s: float = Field(default=45.0, gt=0, description="Must be shorter than the lease.")
    reap_s: float = Field(default=10.0, gt=0)
    stall_s: float = Field(default=300.0, gt=0, description="A silent trainer is ended after this.")
    cancel_grace_s: float = Field(default=10.0, gt=0)
    max_runtime_s: float = Field(default=3600.0, gt=0)
    max_failures: int = Field(default=1, ge=0, description="Retries after a trainer crash.")
    max_lost: int = Field(default=3, ge=0, description="Worker deaths before a run is given up.")
    worker_send_events: bool = Field(default=True, description="Celery events, for Flower.")

    max_upload_bytes: int = 50 * 2**20
    max_unpacked_bytes: int = 200 * 2**20
    max_body_bytes: int = 1 * 2**20

    allowed_origins: str = Field(
        default="",
        description="Other web origins, comma-separated, whose pages may call the API.",
    )

    @model_validator(mode="after")
    def _margins(self) -> Self:
        if not self.heartbeat_s < self.self_fence_s < self.lease_s:
            raise ValueError(
                "heartbeat_s < self_fence_s < lease_s must hold, "
                f"got {self.heartbeat_s}, {self.self_fence_s}, {self.lease_s}"
            )
        return self

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
        """Where trained models lie: ``<run id>-<fence>/``."""
        return self.home / "artifacts"

    @property
    def datasets_cache_dir(self) -> Path:
        """Where fetched and imported tables lie."""
        return self.home / "datasets"

    @property
    def checkpoints_dir(self) -> Path:
        """Where trainings keep their checkpoints: a folder for each run."""
        return self.home / "checkpoints"
