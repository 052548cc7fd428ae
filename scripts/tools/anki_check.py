"""Imports packages with Anki's own library and compares its counts with ours.

anki_check.py FILES FOLDER…   FILES is the example program of the crate `writing`.

For each package: what Anki finds in it, what we find in it, and what Anki finds in what we write of it. `third OUT`
instead of a folder writes the sample as a package of the third generation, which only Anki makes.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from anki._backend import RustBackend
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions
from anki.collection import ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition


def imported(package, folder):
    """A new collection with the package in it, and what Anki's import said."""
    collection = Collection(str(pathlib.Path(folder) / "collection.anki2"))
    always = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    options = ImportAnkiPackageOptions(
        merge_notetypes=False, update_notes=always, update_notetypes=always, with_scheduling=True, with_deck_configs=False
    )
    answer = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
    return collection, answer


def counts(package):
    """What Anki has after importing: a .colpkg replaces the whole collection, a .apkg is added to an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if package.suffix == ".colpkg":
            media = folder / "collection.media"
            media.mkdir()
            RustBackend().import_collection_package(
                col_path=str(folder / "collection.anki2"),
                backup_path=str(package),
                media_folder=str(media),
                media_db=str(folder / "collection.mdb"),
            )
            collection = Collection(str(folder / "collection.anki2"))
        else:
            collection, _ = imported(package, folder)
        scalar = collection.db.scalar
        found = {
            "notes": scalar("select count() from notes"),
            "cards": scalar("select count() from cards"),
            "reviews": scalar("select count() from revlog"),
            "media": sum(1 for _ in pathlib.Path(collection.media.dir()).iterdir()),
        }
        collection.close()
        return found


def ours(files, package):
    line = subprocess.run([files, "counts", package], check=True, capture_output=True, text=True).stdout
    return json.loads(line)


def sample_in_anki(files):
    """Our sample in Anki: contents, schedule, media, and that every card can be shown."""
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder) / "sample.apkg"
        subprocess.run([files, "apkg", package], check=True)
        collection, answer = imported(package, folder)
        assert len(answer.log.new) == 3, answer
        cards = [collection.get_card(card) for card in collection.find_cards("")]
        assert len(cards) == 5
        for card in cards:
            assert card.question() and card.answer(), card.id
        first = next(card for card in cards if card.ivl == 12)
        assert (first.type, first.queue, first.factor, first.reps, first.lapses) == (2, 2, 2500, 4, 1)
        assert round(first.memory_state.stability, 3) == 11.5, first.memory_state
        assert collection.find_cards("is:suspended").__len__() == 1
        assert collection.find_cards("deck:Biology::Figures").__len__() == 2
        kinds = {note["name"]: note.get("originalStockKind") for note in collection.models.all()}
        assert kinds["Image Occlusion (Lectern)"] == 6, kinds
        missing = collection.media.check()
        assert not missing.missing and not missing.unused, missing
        said, fine = collection.fix_integrity()
        assert fine, said
        answer = collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions(with_scheduling=True))
        )
        assert len(answer.log.new) == 0 and collection.note_count() == 3, "a second import makes doubles"
        collection.close()
    print("sample: 3 notes, 5 cards, 7 reviews, 2 media in Anki; shown, scheduled, no doubles, integrity fine")


def third(files, out):
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder) / "sample.apkg"
        subprocess.run([files, "apkg", package], check=True)
        collection, _ = imported(package, folder)
        collection.export_anki_package(
            out_path=out,
            limit=None,
            options=ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=False, with_media=True, legacy=False
            ),
        )
        collection.close()


def main():
    files, *rest = sys.argv[1:]
    if rest[:1] == ["third"]:
        return third(files, rest[1])
    sample_in_anki(files)
    wrong = 0
    for package in sorted(path for folder in rest for path in pathlib.Path(folder).glob("*pkg")):
        theirs, found = counts(package), ours(files, package)
        with tempfile.TemporaryDirectory() as folder:
            again = pathlib.Path(folder) / "again.apkg"
            subprocess.run([files, "again", package, again], check=True)
            written = counts(again)
        same = all(found[what] == theirs[what] == written[what] for what in theirs)
        wrong += not same
        print("same" if same else "DIFFERENT", package.name, "anki", theirs, "we", found, "anki of ours", written)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
