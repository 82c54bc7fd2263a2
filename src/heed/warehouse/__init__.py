"""The analysis store: Parquet datasets and the exports made from them."""
