"""The posts of a run on a Dask cluster: by the same pipeline, with the same bytes as the answer."""
