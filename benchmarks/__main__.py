"""All measurements that end within minutes: `make bench`. The lab has its own word: `make lab`."""

import importlib.util
import sys

MODULES = ("start", "text", "courtesy", "advisor", "growth")


def main() -> None:
    for name in MODULES:
        module = f"benchmarks.{name}"
        if importlib.util.find_spec(module) is None:
            continue
        print(f"\n== python -m {module}", flush=True)
        sys.argv = [module]
        importlib.import_module(module).main()


if __name__ == "__main__":
    main()
