"""Opens the downloads with the programs that they are for: the Anki package with Anki's own library,
the QTI package against the grammars of its manifest and items, CSV with Python's reader.
`check.py DOWNLOADS BANK`"""

import csv
import json
import shutil
import sys
import tempfile
import zipfile
from copy import deepcopy
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


QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
XML = "{http://www.w3.org/XML/1998/namespace}"

# Ways to spoil an item and a manifest that a schema of theirs refuses, and ways to spoil an item
# that none sees. `at` finds the first element of a name.
SPOILT_ITEM = {
    "without adaptive": lambda at: at("assessmentItem").attrib.pop("adaptive"),
    "neither true nor false": lambda at: at("assessmentItem").set("adaptive", "no"),
    "with a label of 257 letters": lambda at: at("assessmentItem").set("label", "x" * 257),
    "with the outcomes before the response": lambda at: at("assessmentItem").insert(0, at("outcomeDeclaration")),
    "with the processing before the body": lambda at: at("itemBody").addprevious(at("responseProcessing")),
    "with a base type that there is not": lambda at: at("outcomeDeclaration").set("baseType", "number"),
    "with a key and no value": lambda at: at("correctResponse").clear(),
    "with two keys": lambda at: at("correctResponse").addnext(deepcopy(at("correctResponse"))),
    "with text beside the blocks": lambda at: setattr(at("itemBody"), "text", "Which?"),
    "with an inline beside the blocks": lambda at: at("itemBody").append(at("feedbackInline")),
    "with a block in a paragraph": lambda at: at("p").append(deepcopy(at("p"))),
    "with a block in the prompt": lambda at: at("prompt").append(deepcopy(at("p"))),
    "with feedback in feedback": lambda at: at("feedbackInline").append(deepcopy(at("feedbackInline"))),
    "with a body of nothing": lambda at: [at("itemBody").remove(block) for block in at("itemBody")[:]],
    "with one id for two": lambda at: (at("p").set("id", "one"), at("prompt").set("id", "one")),
    "with a block in the feedback": lambda at: at("feedbackInline").append(deepcopy(at("p"))),
    "with an element of HTML": lambda at: etree.SubElement(at("p"), "{http://www.w3.org/1999/xhtml}em"),
    "with the prompt after the choices": lambda at: at("choiceInteraction").append(at("prompt")),
    "with a choice outside the interaction": lambda at: at("itemBody").append(at("simpleChoice")),
    "without choices": lambda at: [at("choiceInteraction").remove(choice) for choice in at("choiceInteraction")[1:]],
    "with a choice without identifier": lambda at: at("simpleChoice").attrib.pop("identifier"),
    "with a digit before an identifier": lambda at: at("simpleChoice").set("identifier", "1"),
    "with a colon in an identifier": lambda at: at("simpleChoice").set("identifier", "o:1"),
    "with a space around a word": lambda at: at("responseDeclaration").set("cardinality", " single"),
    "with half a choice": lambda at: at("choiceInteraction").set("maxChoices", "0.5"),
    "with less than no choice": lambda at: at("choiceInteraction").set("maxChoices", "-1"),
    "with more choices than an int counts": lambda at: at("choiceInteraction").set("maxChoices", "2147483648"),
    "with feedback of no outcome": lambda at: at("feedbackInline").attrib.pop("outcomeIdentifier"),
    "with feedback that may show": lambda at: at("feedbackInline").set("showHide", "maybe"),
    "with a condition of nothing": lambda at: at("responseIf").remove(at("match")),
    "with a match of three": lambda at: at("match").append(deepcopy(at("correct"))),
    "with else before if": lambda at: at("responseIf").addprevious(at("responseElse")),
    "with an outcome set to nothing": lambda at: at("setOutcomeValue").remove(at("baseValue")),
    "with space in an empty element": lambda at: setattr(at("correct"), "text", " "),
}
SPOILT_MANIFEST = {
    "without identifier": lambda at: at("manifest").attrib.pop("identifier"),
    "with a version": lambda at: at("manifest").set("version", "1"),
    "without organizations": lambda at: at("manifest").remove(at("organizations")),
    "with space in the organizations": lambda at: setattr(at("organizations"), "text", " "),
    "with resources before organizations": lambda at: at("organizations").addprevious(at("resources")),
    "with the version before the schema": lambda at: at("metadata").append(at("schema")),
    "of another kind of package": lambda at: setattr(at("schema"), "text", "IMS Content"),
    "with a resource without type": lambda at: at("resource").attrib.pop("type"),
    "with a slash in an identifier": lambda at: at("resource").set("identifier", "r/1"),
    "with an identifier twice": lambda at: at("resource").set("identifier", at("manifest").get("identifier")),
    "with a file without href": lambda at: at("file").attrib.pop("href"),
    "with a resource beside the resources": lambda at: at("manifest").append(at("resource")),
}

SPOILT_SENSE = {
    "without prompt": lambda at: at("choiceInteraction").remove(at("prompt")),
    "with a word of feedback less": lambda at: at("simpleChoice").remove(at("feedbackInline")),
    "with feedback on another choice": lambda at: at("feedbackInline").set("identifier", "other"),
    "with feedback of an outcome that there is not": lambda at: at("feedbackInline").set("outcomeIdentifier", "OTHER"),
    "with a choice that another is called": lambda at: at("simpleChoice").set("identifier", at("simpleChoice").getnext().get("identifier")),
    "with a key that is no choice": lambda at: setattr(at("value"), "text", "other"),
    "with one more choice to make": lambda at: at("choiceInteraction").set("maxChoices", "9"),
    "with a choice of no response": lambda at: at("choiceInteraction").set("responseIdentifier", "SCORE"),
    "with a variable that there is not": lambda at: at("variable").set("identifier", "OTHER"),
    "with a score in words": lambda at: setattr(at("baseValue"), "text", "one"),
}


def taken(root, change, judge):
    """Whether a document, once it is changed, is still taken."""
    copy = deepcopy(root)
    change(lambda name: next(copy.iter("{*}" + name)))
    return judge(copy)


def refuses(what, root, spoilt, judge):
    """Shows a judge a document that it must take, and each that it must not."""
    check(f"{what} is taken as it is", judge(root))
    through = [way for way, change in spoilt.items() if taken(root, change, judge)]
    check(f"and refused in each of the {len(spoilt)} ways to spoil it", not through, "; ".join(through))


def exact(what, root, judge, spared):
    """Whatever the element: no unknown one is taken in it or in its place, and no unknown attribute;
    its own attributes are all needed, but for those that the schema spares."""
    space = "{" + etree.QName(root).namespace + "}"
    names = sorted({etree.QName(element).localname for element in root.iter(etree.Element)})
    changes = {
        "in": lambda name: lambda at: etree.SubElement(at(name), space + "unknown"),
        "for": lambda name: lambda at: setattr(at(name), "tag", space + "unknown"),
        "on": lambda name: lambda at: at(name).set("unknown", ""),
    }
    odd = [f"{where} {name}" for where, change in changes.items() for name in names if taken(root, change(name), judge)]
    check(f"{what} has no place for an unknown name", not odd, ", ".join(odd))
    own = [(name, key) for name in names for key in next(root.iter(space + name)).attrib]
    found = {(name, key) for name, key in own if taken(root, lambda at: at(name).attrib.pop(key), judge)}
    check("and needs all its attributes but those that the schema spares", found == spared, str(found ^ spared))


def amiss(item, question):
    """What no schema says: that the parts of an item name one another, and hold what the question has."""
    parts = [item.findall(f".//{QTI}{name}") for name in ("responseDeclaration", "choiceInteraction", "prompt", "responseProcessing")]
    if any(len(found) != 1 for found in parts):
        return "parts"
    (response,), (interaction,), _, _ = parts
    outcomes = {outcome.get("identifier"): outcome.attrib for outcome in item.iter(QTI + "outcomeDeclaration")}
    names = [response.get("identifier"), *(outcome.get("identifier") for outcome in item.iter(QTI + "outcomeDeclaration"))]
    options = {f"o{nth}": option["right"] for nth, option in enumerate(question["options"])}
    right = [value.text for value in response.iter(QTI + "value")]
    choices = [(choice.get("identifier"), choice.findall(QTI + "feedbackInline")) for choice in interaction.iter(QTI + "simpleChoice")]
    feedback = [outcomes.get(part.get("outcomeIdentifier"), {}) for part in item.iter(QTI + "feedbackInline")]
    numbers = item.xpath("//*[@baseType='float']//text()[normalize-space()]")
    words = item.iter(*(QTI + name for name in ("p", "prompt", "simpleChoice", "feedbackInline")))
    holds = {
        "declarations": len(set(names)) == len(names),
        "key": sorted(right) == sorted(name for name, is_right in options.items() if is_right),
        "choices": sorted(name for name, _ in choices) == sorted(options),
        "cardinality": response.get("cardinality") == ("multiple" if len(right) > 1 else "single"),
        "base type": response.get("baseType") == "identifier",
        "maxChoices": interaction.get("maxChoices") == str(len(right)),
        "response": interaction.get("responseIdentifier") == response.get("identifier"),
        "variables": all(use.get("identifier") in names for use in item.iter(QTI + "variable", QTI + "correct")),
        "outcomes": all(use.get("identifier") in outcomes for use in item.iter(QTI + "setOutcomeValue")),
        "feedback": all([part.get("identifier") for part in found] == [name] for name, found in choices),
        "its outcome": all((of.get("baseType"), of.get("cardinality")) == ("identifier", "multiple") for of in feedback),
        "numbers": numbers and all(number.replace(".", "", 1).isdigit() for number in numbers),
        "words": all((part.text or "").strip() for part in words),
        "stem": item.find(f"{QTI}itemBody/{QTI}p") is not None,
    }
    return ", ".join(what for what, is_so in holds.items() if not is_so)


def qti():
    of_item, of_manifest = (etree.RelaxNG(etree.parse(str(Path(__file__).with_name(f"qti-{of}.rng")))) for of in ("item", "manifest"))
    with zipfile.ZipFile(downloads / "cutover-questions-qti21.zip") as package:
        names = package.namelist()
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        check("the QTI manifest keeps to its grammar", of_manifest.validate(manifest), str(of_manifest.error_log.last_error))
        listed = [resource.get("href") for resource in manifest.iter("{*}resource")]
        check("and lists every item once", sorted(listed) == sorted(set(names) - {"imsmanifest.xml"}))
        check("with its file", all([file.get("href") for file in one] == [one.get("href")] for one in manifest.iter("{*}resource")))
        check("an item for every question", len(listed) == len(questions), f"{len(listed)} of {len(questions)}")
        items = {name: etree.fromstring(package.read(name)) for name in listed}
    wrong = []
    for name, item in items.items():
        if not of_item.validate(item):
            wrong.append(f"{name}: {of_item.error_log.last_error}")
        elif said := amiss(item, questions[item.get("title")]):
            wrong.append(f"{name}: {said}")
    check("every item keeps to the grammar and to its question", not wrong, "; ".join(wrong[:3]))
    check("and has an identifier of its own", len({item.get("identifier") for item in items.values()}) == len(items))

    # All this a grammar would say too that takes everything: so each is shown what it must refuse.
    item = items[listed[0]]
    refuses("an item", item, SPOILT_ITEM, of_item.validate)
    exact("it", item, of_item.validate, {("assessmentItem", "label"), ("responseDeclaration", "baseType"), ("outcomeDeclaration", "baseType")})
    check("but it may have a language", taken(item, lambda at: at("p").set(XML + "lang", "en"), of_item.validate))
    refuses("its sense", item, SPOILT_SENSE, lambda item: not amiss(item, questions[item.get("title")]))
    refuses("a manifest", manifest, SPOILT_MANIFEST, of_manifest.validate)
    exact("it", manifest, of_manifest.validate, set())


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
