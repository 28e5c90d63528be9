"""Opens the downloads with the programs that they are for: the Anki package with Anki's own library,
the QTI package against the grammar of its items, CSV with Python's reader. `check.py DOWNLOADS BANK`"""

import csv
import json
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import etree

downloads, bank = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
facts = {fact["id"]: (topic, fact) for topic in bank["topics"] for fact in topic["facts"]}
questions = {question["id"]: question for topic in bank["topics"] for question in topic["questions"]}
passed = failed = 0


def check(what, holds, say=""):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok' if holds else 'NOT OK'} - {what} {'' if holds else say}")


def anki():
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(str(Path(folder) / "collection.anki2"))
        package = str(downloads / "cutover-cards.apkg")
        options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False, with_deck_configs=False)
        col.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))
        notes = [col.get_note(nid) for nid in col.find_notes("")]
        check("Anki has a note for every fact", len(notes) == len(facts), f"{len(notes)} of {len(facts)}")
        by_id = {note["Id"]: note for note in notes}
        check("by their ids", by_id.keys() == facts.keys())
        check("with seven fields", all(len(note.fields) == 7 for note in notes))
        full = ("Question", "Answer", "Sentence", "Topic", "Id")
        check("none of the needed ones empty", all(note[name].strip() for note in notes for name in full))
        check("tagged by topic and exam", all({"topic", "exam"} <= {tag.split("::")[0] for tag in note.tags} for note in notes))
        topic_tags = {tag for note in notes for tag in note.tags if tag.startswith("topic::")}
        wanted = {"topic::" + topic["id"] for topic in bank["topics"] if topic["facts"]}
        check("every topic a tag", topic_tags == wanted, str(topic_tags ^ wanted))
        decks = {deck.name for deck in col.decks.all_names_and_ids() if deck.name.startswith("Cutover::")}
        check("a deck for every domain", len(decks) >= 6, str(decks))
        check("a card for every note", col.card_count() == len(notes))
        card = col.get_card(col.find_cards("")[0])
        check("that shows question and answer", "answer" in card.answer() and card.question() in card.answer() or len(card.answer()) > len(card.question()))
        # A newer package of the same course updates, and doubles nothing.
        again = str(Path(folder) / "again.apkg")
        shutil.copy(package, again)
        col.import_anki_package(ImportAnkiPackageRequest(package_path=again, options=options))
        check("importing twice changes nothing", col.note_count() == len(notes), str(col.note_count()))
        col.close()


def qti():
    grammar = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("qti-item.rng"))))
    with zipfile.ZipFile(downloads / "cutover-questions-qti21.zip") as package:
        names = package.namelist()
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        space = {"cp": "http://www.imsglobal.org/xsd/imscp_v1p1", "q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
        listed = manifest.xpath("//cp:resource/@href", namespaces=space)
        check("the QTI manifest lists every item once", sorted(listed) == sorted(set(names) - {"imsmanifest.xml"}))
        check("an item for every question", len(listed) == len(questions), f"{len(listed)} of {len(questions)}")
        wrong = []
        for name in listed:
            item = etree.fromstring(package.read(name))
            if not grammar.validate(item):
                wrong.append(f"{name}: {grammar.error_log.last_error}")
                continue
            question = questions[item.get("title")]
            texts = {choice.get("identifier"): choice.text for choice in item.iter("{*}simpleChoice")}
            key = sum(option["right"] for option in question["options"])
            right = item.xpath("//q:correctResponse/q:value/text()", namespaces=space)
            if len(right) != key or not set(right) <= texts.keys() or len(texts) != len(question["options"]):
                wrong.append(f"{name}: key")
        check("every item keeps to the grammar and to its key", not wrong, "; ".join(wrong[:3]))


def tables():
    with open(downloads / "cutover-cards.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    check("the CSV has a row for every fact", {row["id"] for row in rows} == facts.keys())
    with open(downloads / "cutover-questions.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    keys = {row["id"]: row["right"].split() for row in rows}
    wanted = {id: [str(n) for n, option in enumerate(question["options"], 1) if option["right"]] for id, question in questions.items()}
    check("and one for every question with its key", keys == wanted, str([id for id in wanted if keys.get(id) != wanted[id]][:3]))


anki()
qti()
tables()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
