"""Reads our catalogue as programs made for CKAN do, and prints what came of it as JSON."""

import json
import sys

from ckanapi import NotFound, RemoteCKAN, ValidationError

ckan = RemoteCKAN(sys.argv[1], user_agent="lanskatalog-test")


def raised(call):
    try:
        call()
    except (NotFound, ValidationError) as error:
        return type(error).__name__
    return None


def pages():
    offset = 0
    while page := ckan.action.package_list(limit=50, offset=offset):
        yield from page
        offset += len(page)


names = ckan.action.package_list()
search = ckan.action.package_search(
    q="badplats", fq="organization:orebro", rows=5, **{"facet.field": ["organization", "tags"]}
)
shown = ckan.action.organization_show(id="orebro", include_datasets=True)
print(
    json.dumps(
        {
            "packages": len(names),
            "paged": len(list(pages())),
            "first": ckan.action.package_show(id=names[0])["title"],
            "found": [package["title"] for package in search["results"]],
            "organizations": search["facets"]["organization"],
            "organization": shown["title"],
            "missing": raised(lambda: ckan.action.package_show(id="finns-inte")),
            "refused": raised(lambda: ckan.action.package_search(fq="finns:inte")),
        }
    )
)
