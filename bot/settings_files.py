"""Where an office keeps the documents that people send: a folder, or a bucket of an object store."""

import re
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator

from bot.settings_base import Section, check_url, must, refuse


class Files(Section):
    """Where documents are kept.

    Attributes:
        folder: A folder on this machine; not used when there is a ``url``.
        url: ``s3://bucket/prefix`` of an object store that speaks S3; empty: the folder.
        endpoint: The server's address; empty for Amazon's own.
        region: As the server has it; most ask for none and take any.
        access_key: Whose objects they are; with ``secret_key``.
    """

    folder: Path = Field(Path("data/files"), json_schema_extra=must('be the path of a folder, e.g. "data/files"'))
    url: str = ""
    endpoint: str = ""
    region: str = Field("us-east-1", pattern=r"^[a-z0-9-]{1,64}$", json_schema_extra=must('be e.g. "us-east-1"'))
    access_key: SecretStr = SecretStr("")
    secret_key: SecretStr = SecretStr("")

    @field_validator("url")
    @classmethod
    def _url_names_a_bucket(cls, value: str) -> str:
        if value and not re.fullmatch(
            r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[\w!.*'()-]+)*/?", value, flags=re.ASCII
        ):
            raise refuse("must be s3://<bucket> or s3://<bucket>/<prefix>, e.g. s3://loket/files")
        return value.rstrip("/")

    @field_validator("endpoint")
    @classmethod
    def _endpoint_is_an_address(cls, value: str) -> str:
        example = "https://s3.example.go.id"
        return value and check_url(value, is_http_allowed_anywhere=True, example=example)

    @model_validator(mode="after")
    def _bucket_is_complete(self) -> Self:
        if bool(self.access_key.get_secret_value()) != bool(self.secret_key.get_secret_value()):
            missing = "secret_key" if self.access_key.get_secret_value() else "access_key"
            raise refuse("is needed with the other of the two keys", keys=(missing,))
        if self.endpoint and not self.url:
            raise refuse("is needed with files.endpoint, e.g. s3://loket/files", keys=("url",))
        return self

    @property
    def bucket(self) -> tuple[str, str]:
        """Return the bucket's name and the prefix in it, both empty when there is no ``url``."""
        name, _, prefix = self.url.removeprefix("s3://").partition("/")
        return name, prefix
