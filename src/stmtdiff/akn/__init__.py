"""Akoma Ntoso in and out: the only place that knows its element names.

Nothing is imported here: whoever only names provisions (`eids`) need not load the XML.
"""
