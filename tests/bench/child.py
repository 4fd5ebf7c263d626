"""A process of the benchmark that needs Django: `python -m tests.bench.child MODULE FUNCTION [ARGUMENT …]`."""

import importlib
import sys

import django

if __name__ == "__main__":
    django.setup()
    module, function, *arguments = sys.argv[1:]
    printed = getattr(importlib.import_module(f"tests.bench.{module}"), function)(*arguments)
    sys.stdout.write(printed or "")
