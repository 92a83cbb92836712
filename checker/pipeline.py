"""The whole job, stage by stage: the only module that knows all of them."""
