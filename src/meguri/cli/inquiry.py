"""`meguri inquiry` (情報提供依頼): ready to send to one site, without anything confidential."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text


def configure(parser: Parser) -> None:
    """Arguments."""
    common(parser)
    parser.option("--site", Text("依頼先の拠点の id", "the site asked"), required=True, metavar="ID")
    parser.option("--pdf", Text("PDF に保存する", "save as PDF"), metavar="F")


def run(arguments: Namespace) -> int:
    """The request to one site."""
    from dataclasses import replace

    from meguri.cli import output, packs, stages
    from meguri.cli.faults import refused
    from meguri.documents import inquiry
    from meguri.documents.records import name_of
    from meguri.matching.request import information_request

    profile, on = packs.profile(arguments), packs.as_of(arguments)
    register = packs.register(arguments.register)
    site = packs.site(arguments.site, "--site", register)
    found = stages.shortlist(profile, register, on, None, None)
    candidate = next((one for one in found.candidates if one.site == site), None)
    if candidate is None:
        excluded = next(one for one in found.excluded if one.site == site)
        ja, en = ("; ".join(gate.text.in_(lang) for gate in excluded.failed) for lang in ("ja", "en"))
        hint = Text(f"満たさない条件: {ja}", f"it fails: {en}")
        raise refused("excluded-site", "--site", Text("候補の拠点", "a site that is a candidate"), f"'{site}'", hint)
    asked = replace(candidate, name=name_of(register, site, register.sites[site]))
    answer = inquiry.document(information_request(profile, asked, on), fictional=profile.fictional)
    if arguments.pdf:
        from meguri.documents import pdf

        output.save("--pdf", arguments.pdf, lambda: pdf.inquiry(answer, arguments.lang))
    return output.write(arguments, answer, lambda lang, _: inquiry.page(answer, lang))
