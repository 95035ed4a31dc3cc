"""python -m ptycho_torch.inference (I:730-872); another first word than --model_path takes the older parser (I:1112)."""

import argparse
import sys

from flags import shared, switch, told, valued

if len(sys.argv) < 2 or sys.argv[1] not in ("--model_path", "--help", "-h"):
    sys.exit("the older parser would take over")

parser = argparse.ArgumentParser()
valued(parser, "--model_path", required=True)
valued(parser, "--test_data", required=True)
valued(parser, "--output_dir", required=True)
valued(parser, "--n_images", int)
valued(parser, "--patch-weighting", default="uniform", choices=["uniform", "probe"])
switch(parser, "--varpro-scaling")
shared(parser)
valued(parser, "--inference-batch-size", int)
told(parser)
