"""Parsers with the flags, types, choices and defaults of PtychoPINN's own, which print what they were given."""

import argparse
import json
import sys

ACCELERATORS = ["auto", "cpu", "gpu", "cuda", "tpu", "mps"]


def valued(parser, flag, kind=str, default=None, choices=None, **rest):
    parser.add_argument(flag, type=kind, default=default, choices=choices, **rest)


def switch(parser, flag, **rest):
    parser.add_argument(flag, action="store_true", **rest)


def pair(parser, name, on, off, default):
    parser.add_argument(on, dest=name, action="store_true", default=default)
    parser.add_argument(off, dest=name, action="store_false")


def shared(parser):
    """What ptycho_torch.train and ptycho_torch.inference have in common."""
    valued(parser, "--device", default="cpu", choices=["cpu", "cuda"])
    switch(parser, "--quiet")
    switch(parser, "--log-patch-stats")
    valued(parser, "--patch-stats-limit", int)
    valued(
        parser,
        "--scale-contract-version",
        choices=["ci_intensity_v2", "legacy_v1"],
    )
    valued(
        parser,
        "--measurement-domain",
        choices=["count_intensity", "normalized_amplitude"],
    )
    pair(parser, "probe_mask", "--probe-mask", "--no-probe-mask", False)
    valued(parser, "--probe-mask-sigma", float, 1.0)
    valued(parser, "--probe-mask-diameter", float)
    valued(parser, "--accelerator", default="auto", choices=ACCELERATORS)
    valued(parser, "--num-workers", int, 0)


def told(parser):
    """Prints the parsed arguments as one line of JSON."""
    args = vars(parser.parse_args())
    print(json.dumps({"args": args, "argv": sys.argv[1:]}), flush=True)
