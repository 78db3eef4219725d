"""Documents as files: each whole or not at all, and only if it differs. The only code here that touches the disk.

A file is written beside its place under a temporary name, forced to the disk, and renamed over the old one; a reader,
a web server or a process killed half-way sees the old document or the new one, never a part. What did not change is
not touched and keeps its mtime, so that a web server's validators (ETag, Last-Modified) stay as they are.
"""

import errno
import fcntl
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from lxml import etree

from feeds.errors import OutputError
from feeds.model import Document, Written

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\.tmp")
_SHOWN = 5  # failures told one by one; a full disk fails them all
_HINTS = {
    errno.EACCES: "Give the user that runs this the right to write there, or name another `output` in sources.yaml.",
    errno.EPERM: "Give the user that runs this the right to write there, or name another `output` in sources.yaml.",
    errno.EROFS: "Mount it for writing, or name another `output` folder in sources.yaml.",
    errno.ENOSPC: "Free some space: the old documents are still in place, and the next run writes what is missing.",
    errno.EDQUOT: "Free some space: the old documents are still in place, and the next run writes what is missing.",
    errno.ENOTDIR: "A file stands where a folder is needed: move it away.",
    errno.EEXIST: "A file stands where a folder is needed: move it away.",
    errno.EISDIR: "A folder stands where the document belongs: move it away.",
    errno.ENAMETOOLONG: "Give the feed a shorter id in sources.yaml.",
}


class FileOutput:
    """A folder of documents; fulfils `protocols.Output`.

    `folder` is created when it is first written to. One process at a time may write there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, documents: Iterable[Document]) -> Written:
        """Write each document whole or not at all, and only if it differs.

        A document that fails does not stop the others: at the end OutputError names every one that did, and the
        document of before is still in its place. Temporary files that a killed process left are removed.
        """
        changed: list[str] = []
        unchanged: list[str] = []
        failures: list[OutputError] = []
        folders: set[Path] = set()
        _make_folder(self._folder)
        for document in documents:
            try:
                place = self._place(document)
                if place.parent not in folders:
                    folders.add(place.parent)
                    _make_folder(place.parent)
                    failures += _swept(place.parent)
                (changed if _put(document, place) else unchanged).append(document.path)
            except OutputError as failure:
                failures.append(failure)
        if changed:
            failures += _settled({self._folder, *((self._folder / path).parent for path in changed)})
        if failures:
            raise _all_of(failures)
        return Written(changed=tuple(changed), unchanged=tuple(unchanged))

    def _place(self, document: Document) -> Path:
        """Return where a document belongs; a path that could lead out of the folder is refused."""
        parts = document.path.split("/")
        if any(not part or part.startswith(".") or "\\" in part or not part.isprintable() for part in parts):
            raise OutputError(
                f"{document.path!r} is no path below the output folder: it was not written.",
                "Use plain names of letters, digits, - and _ for ids and paths in sources.yaml.",
            )
        return self._folder / PurePosixPath(*parts)


def _put(document: Document, place: Path) -> bool:
    """Bring a document to its place; return whether anything had to be written."""
    try:
        if _holds(place, document.body):
            return False
        _check(document)
        with _temporary_beside(place) as (temporary, descriptor):
            with os.fdopen(os.dup(descriptor), "wb") as file:
                file.write(document.body)
            os.fsync(descriptor)
            temporary.replace(place)
    except OSError as error:
        raise _failure(place, error) from error
    return True


def _holds(place: Path, body: bytes) -> bool:
    """Tell whether the file is there with exactly these bytes."""
    return place.is_file() and place.stat().st_size == len(body) and place.read_bytes() == body


def _check(document: Document) -> None:
    """Refuse an XML document that is not well-formed: no reader could use it, and it would replace a good one."""
    if not document.media_type.endswith(("+xml", "/xml", "-opml")):
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        etree.fromstring(document.body, parser)
    except etree.XMLSyntaxError as error:
        raise OutputError(
            f"{document.path} was not written: it is not well-formed XML ({error}); the document before it is kept.",
            "This is a fault of the program: report it with the name of the feed.",
        ) from error


@contextmanager
def _temporary_beside(place: Path) -> Iterator[tuple[Path, int]]:
    """Yield a new, locked, empty file in the folder of `place`, and its descriptor; it is gone afterwards.

    The lock tells it from what a killed process left: the kernel frees a dead process's locks.
    """
    temporary = place.with_name(f".{place.name[:48]}.{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)  # less the umask
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield temporary, descriptor
    finally:
        temporary.unlink(missing_ok=True)
        os.close(descriptor)


def _swept(folder: Path) -> list[OutputError]:
    """Remove temporary files that a killed process left; return what failed, which is no reason not to write.

    They are those with our kind of name that nobody holds locked.
    """
    try:
        left = [path for path in folder.iterdir() if _TEMPORARY.fullmatch(path.name)]
    except OSError as error:
        return [OutputError(f"{folder} could not be searched: {error.strerror}.", _HINTS.get(error.errno or 0, ""))]
    failures = []
    for path in left:
        try:
            if path.is_file() and not path.is_symlink() and not _locked(path):
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue  # its writer has finished meanwhile
        except OSError as error:
            failures.append(OutputError(f"{path}, left by a killed run, could not be removed: {error.strerror}."))
    return failures


def _locked(path: Path) -> bool:
    """Tell whether a living process is writing the file."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(folder, error) from error


def _settled(folders: Iterable[Path]) -> list[OutputError]:
    """Force the new names in these folders to the disk; return what failed."""
    failures = []
    for folder in sorted(folders):
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            failures.append(_failure(folder, error))
    return failures


def _failure(place: Path, error: OSError) -> OutputError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return OutputError(f"{place} could not be written: {reason}.", _HINTS.get(error.errno or 0, ""))


def _all_of(failures: list[OutputError]) -> OutputError:
    """Return one error that tells of all of them, with the advice of the first."""
    lines = [str(failure) for failure in failures[:_SHOWN]]
    if len(failures) > _SHOWN:
        lines.append(f"… and {len(failures) - _SHOWN} more documents could not be written.")
    return OutputError("\n".join(lines), failures[0].hint)
