"""The command line: it does what the studio does, without its servers.

Exit status 0 for success, 2 for bad input, 1 for a failure; problems go to standard error.
"""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Sequence

import typer
from rich.console import Console
from rich.text import Text

from houseprice.errors import HousePriceError, InvalidInput

OK, FAILURE, BAD_INPUT = 0, 1, 2
INTERRUPTED = 130
#: "module:function" of each command; only the module of the command that is called is imported.
COMMANDS: dict[str, str] = {
    "datasets": "houseprice.cli.datasets:datasets_command",
    "inspect": "houseprice.cli.inspect:inspect",
    "validate": "houseprice.cli.validate:validate",
    "import": "houseprice.cli.import_table:import_command",
    "demo": "houseprice.cli.trying.demo:demo",
    "train": "houseprice.cli.train:train",
    "evaluate": "houseprice.cli.evaluate:evaluate",
    "value": "houseprice.cli.value:value",
    "value-many": "houseprice.cli.many.value_many:value_many",
    "equity": "houseprice.cli.equity:equity",
    "recalibrate": "houseprice.cli.recalibrate:recalibrate_command",
    "compare": "houseprice.cli.compare:compare",
    "models": "houseprice.cli.models:models",
    "report": "houseprice.cli.report:report",
    "market": "houseprice.cli.market:market",
    "bench": "houseprice.cli.bench:bench",
    "runs": "houseprice.cli.studio.runs:runs",
    "serve": "houseprice.cli.serve:serve",
    "finish": "houseprice.cli.studio.finish:finish",
    "worker": "houseprice.cli.worker:worker",
    "doctor": "houseprice.cli.studio.doctor:doctor",
    "soak": "houseprice.cli.soaking.soak:soak",
    "backup": "houseprice.cli.studio.backup:backup",
    "restore": "houseprice.cli.studio.backup:restore",
    "schedules": "houseprice.cli.studio.schedules:app",
    "webhooks": "houseprice.cli.studio.webhooks:app",
    "evidence": "houseprice.cli.studio.model_checks:evidence",
    "fairness": "houseprice.cli.studio.model_checks:fairness",
    "proposals": "houseprice.cli.studio.proposals:app",
    "accounts": "houseprice.cli.accounts:accounts_command",
    "migrate": "houseprice.cli.migrate:migrate_command",
}
_SHOWN_PLACES = 10
#: The errors of a file or folder that the caller named and that cannot be used.
_WRONG_PLACE = (PermissionError, FileExistsError, NotADirectoryError, IsADirectoryError)


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the trainings end with this process
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str
        The arguments of the program, without its name.

    Returns
    -------
    int
        Exit status.
    """
    try:
        build(arguments)(args=list(arguments), standalone_mode=True, prog_name="houseprice")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILURE
    except HousePriceError as problem:
        _say(problem)
        return BAD_INPUT if problem.status < 500 else FAILURE
    except KeyboardInterrupt:
        Console(stderr=True).print("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone
        return FAILURE
    except _WRONG_PLACE as problem:
        _say(_not_usable(problem))
        return BAD_INPUT
    return OK


def _not_usable(problem: OSError) -> InvalidInput:
    return InvalidInput(
        "The program must be able to read and write the files and folders that a command names, "
        f"got {problem.strerror} for {problem.filename}.",
        hint="Name another place, or make this one readable and writable.",
    )


def build(arguments: Sequence[str]) -> typer.Typer:
    """The application; where the arguments name a command, it has only that one."""
    app = typer.Typer(
        name="houseprice",
        help="Train, compare and use house valuation models.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    command = next((word for word in arguments if not word.startswith("-")), None)
    for name in [command] if command in COMMANDS else COMMANDS:
        module, _, function = COMMANDS[name].partition(":")
        entry = getattr(importlib.import_module(module), function)
        if isinstance(entry, typer.Typer):
            app.add_typer(entry, name=name)
        else:
            app.command(name)(entry)
    return app


def _root() -> None:
    """Train, compare and use house valuation models."""


def _say(problem: HousePriceError) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(Text("Error: ", style="bold red").append(problem.message, style="default"))
    for place in problem.places[:_SHOWN_PLACES]:
        facts = (f"{name} {value!r}" for name, value in place.items() if value is not None)
        console.print(Text("  " + ", ".join(facts)))
    if problem.hint:
        console.print(Text(problem.hint))


if __name__ == "__main__":
    main()
