"""What the program costs, each figure beside a control measured in the same run: `python3 -m tests.benchmarks -h`."""
