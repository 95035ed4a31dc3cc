"""python -m ptycho_torch.train (T:564-817)."""

import argparse

from flags import pair, shared, switch, told, valued

parser = argparse.ArgumentParser()
valued(parser, "--train_data_file")
valued(parser, "--test_data_file")
valued(parser, "--output_dir")
valued(parser, "--max_epochs", int, 100)
valued(parser, "--n_images", int, 512)
valued(parser, "--gridsize", int, 2)
valued(parser, "--batch_size", int, 16)
switch(parser, "--disable_mlflow")
valued(parser, "--torch-loss-mode", default="poisson", choices=["poisson", "mae"])
valued(parser, "--profile", choices=["ci"])
shared(parser)
pair(parser, "deterministic", "--deterministic", "--no-deterministic", True)
valued(parser, "--learning-rate", float, 1e-3)
valued(
    parser,
    "--logger",
    default="csv",
    choices=["none", "csv", "tensorboard", "mlflow"],
    dest="logger_backend",
)
pair(
    parser,
    "enable_checkpointing",
    "--enable-checkpointing",
    "--disable-checkpointing",
    True,
)
valued(parser, "--checkpoint-save-top-k", int, 1)
valued(parser, "--checkpoint-monitor", default="val_loss", dest="checkpoint_monitor_metric")
valued(parser, "--checkpoint-mode", default="min", choices=["min", "max"])
valued(parser, "--early-stop-patience", int, 100)
valued(
    parser,
    "--scheduler",
    default="Default",
    choices=["Default", "Exponential", "MultiStage", "Adaptive"],
)
valued(parser, "--accumulate-grad-batches", int, 1)
valued(parser, "--ptycho_dir")
valued(parser, "--config")
told(parser)
