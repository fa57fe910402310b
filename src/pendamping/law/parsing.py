"""Reads one YAML file of law into its shape; what does not fit is told with file, line and mend."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

Path = Sequence[int | str]
DAY = re.compile(r"datetime\.date\((\d+), (\d+), (\d+)\)")  # how pydantic names a key that is a day


class LawFault(ValueError):
    """A file of law that cannot be used: where, what stands there, and what to write instead."""

    def __init__(self, file: str, line: int, what: str, mend: str) -> None:
        super().__init__(f"{file}, baris {line}: {what}. {mend}.")
        self.file, self.line, self.what, self.mend = file, line, what, mend


class LawFile:
    """One file, read once: its content, and the line of every part of it."""

    def __init__(self, name: str, text: str) -> None:
        """
        Raises:
            LawFault: not YAML, or a key twice.
        """
        self.name = name
        loader = yaml.CSafeLoader(text)
        try:
            self._tree = loader.get_single_node()
            self._refuse_twice(self._tree)
            self.content: Any = None if self._tree is None else loader.construct_document(self._tree)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise LawFault(name, line, f"bukan YAML yang benar ({error.problem})", "Periksa spasi dan tanda") from error
        except yaml.YAMLError as error:
            raise LawFault(name, 1, f"bukan YAML yang benar ({error})", "Simpan sebagai teks UTF-8") from error
        finally:
            loader.dispose()

    def shaped(self, shape: TypeAdapter[Any]) -> Any:
        """The content in its shape.

        Raises:
            LawFault: a key nobody knows, one that lacks, or a value that does not fit.
        """
        try:
            return shape.validate_python(self.content)
        except ValidationError as error:
            # A key misspelt is two errors, one unknown and one missing: the unknown one says where.
            first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
            place = [DAY.sub(_as_written, part) if isinstance(part, str) else part for part in first["loc"]]
            raise self.fault(place, *_words(first, shape)) from error

    def fault(self, path: Path, what: str, mend: str) -> LawFault:
        """A fault at the deepest part of `path` that the file has."""
        key = ".".join(str(part) for part in path)
        return LawFault(self.name, self._line(path), f"{key}: {what}" if key else what, mend)

    def _refuse_twice(self, node: yaml.Node | None) -> None:
        """YAML itself keeps the last of two equal keys and says nothing."""
        if isinstance(node, yaml.MappingNode):
            seen = set()
            for key, value in node.value:
                if key.value in seen:
                    line = key.start_mark.line + 1
                    raise LawFault(self.name, line, f"kunci {key.value} ada dua kali", "Hapus salah satunya")
                seen.add(key.value)
                self._refuse_twice(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._refuse_twice(item)

    def _line(self, path: Path) -> int:
        node, line = self._tree, 1
        for part in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
                line = node.start_mark.line + 1
            elif isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if key.value == str(part)), None)
                if found is None:
                    return line
                line, node = found[0].start_mark.line + 1, found[1]
            else:
                return line
        return int(line)


def _as_written(day: re.Match[str]) -> str:
    return f"{int(day[1]):04}-{int(day[2]):02}-{int(day[3]):02}"


SEE = "Lihat docs/law-format.md"
# By the kind of error that pydantic names: what is wrong, and how to mend it.
WORDS = {
    "missing": ("belum ada", "Tambahkan kunci {key}"),
    "literal_error": ("tidak dikenal: {input}", "Pilih {expected}"),
    "int_type": ("bukan bilangan bulat: {input}", "Tulis bilangan bulat tanpa tanda kutip"),
    "string_type": ("bukan teks: {input}", "Tulis di antara tanda kutip"),
    "bool_type": ("bukan ya atau tidak: {input}", "Tulis true atau false"),
    "string_pattern_mismatch": ("tidak dikenal: {input}", "Tulis menurut pola {pattern}"),
    "too_short": ("isinya kurang", "Paling sedikit {min_length}"),
    "too_long": ("isinya lebih", "Paling banyak {max_length}"),
}


def _words(error: ErrorDetails, shape: TypeAdapter[Any]) -> tuple[str, str]:
    """What is wrong and how to mend it, in the language of those who write the files."""
    facts, key = error.get("ctx", {}), str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        known = _keys_at(shape.json_schema(mode="validation"), error["loc"][:-1])
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        return "kunci tidak dikenal", f"Tulis {near[0]}" if near else f"Hapus; yang dikenal: {', '.join(known)}"
    if error["type"] == "value_error":
        what, _dot, mend = str(facts["error"]).partition(". ")
        return what, mend or SEE
    what, mend = WORDS.get(error["type"], ("bentuknya lain ({msg})", SEE))
    values = {**facts, "key": key, "input": error["input"], "msg": error["msg"]}
    return what.format(**values), mend.format(**values).replace(" or ", " atau ")


def _keys_at(schema: Mapping[str, Any], path: Path) -> list[str]:
    """The keys that the shape knows at a place: down the JSON Schema, part by part."""
    here: Any = schema
    for part in (*path, None):
        while "$ref" in here or "anyOf" in here:
            if "anyOf" in here:
                here = next((one for one in here["anyOf"] if "$ref" in one or "properties" in one), {})
            else:
                here = schema["$defs"][here["$ref"].rpartition("/")[2]]
        if part is None:
            break
        inner = here.get("items") if isinstance(part, int) else here.get("properties", {}).get(part)
        here = inner or here.get("additionalProperties") or {}
    return list(here.get("properties", {}))
