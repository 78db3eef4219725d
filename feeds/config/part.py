"""What all mappings in sources.yaml have in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class WithinError(ValueError):
    """A mistake of several values together, told at one of them: `path` leads there from the mapping that was checked.

    Raised in validators only: `feeds.config.mistakes` tells it like any other mistake.
    """

    def __init__(self, what: str, path: tuple[str | int, ...]) -> None:
        super().__init__(what)
        self.path = path


class Part(BaseModel):
    """A mapping in sources.yaml: unknown keys are mistakes, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        """Take a key without a value, such as `wires:` with all its lines commented out, for one that is not there."""
        if not isinstance(value, dict):
            return value
        optional = {field.alias or name for name, field in cls.model_fields.items() if not field.is_required()}
        return {key: held for key, held in value.items() if held is not None or key not in optional}
