from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.lookup.terms import unknown_terms
from postlint.rules.rule import Rule
from postlint.suggestion import suggest

_MOST = 6


class UnknownTerm(Rule):
    """A name that has to stand in a second file of the site, and does not.

    An author that is no key of Docusaurus' `authors.yml` or Material's `.authors.yml`, a tag where
    the site refuses those that `tags.yml` or `tags_allowed` has not, a category that is not
    allowed, a taxonomy that Zola's config has not: the build stops. Of a tag that `tags.yml` has
    not, Docusaurus only warns, unless `onInlineTags` says otherwise; so does this rule.

    ```markdown bad site=docusaurus path=blog/kettles.md
    ---
    title: Kettles
    authors: [kim, sam]
    ---
    Water boils.
    ```

    ```markdown good site=docusaurus path=blog/kettles.md
    ---
    title: Kettles
    authors: [kim, lee]
    ---
    Water boils.
    ```

    Nothing is said where the second file is not there.

    Sources: Docusaurus' blog plugin and Material's, run with 3.10 and 9.8; Zola's
    components/content.
    """

    id = "unknown-term"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for term in unknown_terms(post):
            listed = ", ".join(f"`{name}`" for name in term.known[:_MOST])
            more = " and others" if len(term.known) > _MOST else ""
            has = f"It has {listed}{more}." if listed else "It has none."
            title = post.profile.generator.title
            outcome = f"{title} stops the build" if term.stops_build else f"{title} warns of it"
            yield self.diagnostic(
                term.span,
                f"`{term.name}` is not in {term.where}: {outcome}",
                help=suggest(term.name, term.known) or has,
                severity=Severity.ERROR if term.stops_build else Severity.WARNING,
            )
