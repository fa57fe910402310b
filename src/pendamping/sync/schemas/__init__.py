"""The protocol between phone and office, version 1: what comes in, what goes out.

Fields are only ever added, each with a default: so an old app keeps talking with a new office.
"""
