"""Importing this module imports what tests use, for all processes that are forked afterwards."""

import gc

from autograder.nursery import Setup

Setup().import_warm()
gc.collect()
gc.freeze()  # forks share these pages with this process as long as no collection comes by
