"""``python -m houseprice.api.export_openapi`` prints the OpenAPI document of the whole API."""

from __future__ import annotations

import json
import sys

from houseprice.api.app import create_app


def main() -> None:
    """Print the document as sorted JSON."""
    json.dump(create_app().openapi(), sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
