"""`python -m nuanling`."""

from nuanling.cli import main

raise SystemExit(main())
