"""Run the command as a module: ``python -m checker``."""

from checker.cli import main

if __name__ == "__main__":
    main()
