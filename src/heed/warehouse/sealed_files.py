"""One Parquet file of the analysis store, written whole or not at all, and encrypted.

Each file has a data key of its own, by Parquet's modular encryption; the data key is
kept in the file, wrapped by a key from the key file. ``docs/decisions/0011`` says why
it is not DuckDB that encrypts.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as encryption

from heed.foundation.durable import make_durable
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.late import late
from heed.foundation.sealing import open_sealed, seal
from heed.warehouse.layout import CODE, schema_of

ds = late("pyarrow.dataset")

ROWS_IN_A_GROUP = 32_768
EMPTY = schema_of([])
_ROW = "data key of an analysis file"
_ONCE_UPON_A_TIME = 946_684_800  # 1 January 2000: no file tells when it was written


class _KeyFile(encryption.KmsClient):
    """Wraps data keys by the installation's key for the analysis store."""

    def __init__(self, _config: object) -> None:
        super().__init__()

    def wrap_key(self, key_bytes: bytes, master_key_identifier: str) -> str:
        """A data key as it stands in the file."""
        wrapped = seal(key_bytes, key=_key(), row=_ROW)
        return base64.b64encode(wrapped).decode()

    def unwrap_key(self, wrapped_key: str, master_key_identifier: str) -> bytes:
        """The data key itself; another installation's does not open."""
        return open_sealed(base64.b64decode(wrapped_key), key=_key(), row=_ROW)


def _key() -> bytes:
    return keys().derive(Purpose.ANALYSIS)


_factory = encryption.CryptoFactory(_KeyFile)
_connection = encryption.KmsConnectionConfig()
_how = encryption.EncryptionConfiguration(
    footer_key="analysis",
    uniform_encryption=True,
    data_key_length_bits=256,
    double_wrapping=False,
)
_back = encryption.DecryptionConfiguration()


def write_file(path: Path, tables: Iterable[pa.Table], schema: pa.Schema) -> int:
    """Write tables one after the other, durably; the file has its name when whole."""
    partial, rows = path.with_name(f".{path.name}.part"), 0
    opened = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(opened, "wb") as file:
        with pq.ParquetWriter(
            file,
            schema,
            compression="zstd",
            encryption_properties=_factory.file_encryption_properties(
                _connection, _how
            ),
        ) as writer:
            for table in tables:
                writer.write_table(table, row_group_size=ROWS_IN_A_GROUP)
                rows += table.num_rows
        file.flush()
        os.fsync(file.fileno())
    os.utime(partial, (_ONCE_UPON_A_TIME, _ONCE_UPON_A_TIME))
    partial.rename(path)
    make_durable(path.parent)
    return rows


def sha256_of(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def dataset_of(paths: Sequence[Path]) -> ds.Dataset:
    """Files as one, with every column that any of them has; nothing is read yet."""
    back = _factory.file_decryption_properties(_connection, _back)
    schemas = [pq.read_schema(path, decryption_properties=back) for path in paths]
    schema = pa.unify_schemas([EMPTY, *(one.remove_metadata() for one in schemas)])
    decrypting = ds.ParquetDecryptionConfig(_factory, _connection, _back)
    how = ds.ParquetFileFormat(
        dictionary_columns=[field.name for field in schema if field.type == CODE],
        default_fragment_scan_options=ds.ParquetFragmentScanOptions(
            decryption_config=decrypting
        ),
    )
    return ds.dataset([str(path) for path in paths], schema=schema, format=how)
