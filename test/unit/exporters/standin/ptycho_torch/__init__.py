"""Stand-in for PtychoPINN's command lines at 712c23f: their flags, and nothing else."""
