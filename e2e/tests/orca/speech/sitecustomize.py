"""Stands in for the speech server: each phrase that Orca would say goes, as a line, to the file named in ORCA_SPOKEN.

Python loads a module of this name by itself when the folder is on PYTHONPATH, before Orca asks for `speechd`.
"""
import html
import os
import re
import sys
import types

_spoken = open(os.environ["ORCA_SPOKEN"], "a", buffering=1)


def _words(**names):
    return type("Words", (), names)


class _Module(types.ModuleType):
    PunctuationMode = _words(ALL="all", NONE="none", SOME="some", MOST="most")
    CallbackType = _words(INDEX_MARK="index_mark", BEGIN="begin", END="end", CANCEL="cancel", PAUSE="pause", RESUME="resume")
    Priority = _words(IMPORTANT="important", TEXT="text", MESSAGE="message", NOTIFICATION="notification", PROGRESS="progress")
    DataMode = _words(TEXT="text", SSML="ssml")
    SSIPCommunicationError = type("SSIPCommunicationError", (Exception,), {})
    SSIPCommandError = type("SSIPCommandError", (Exception,), {})
    SSIPResponseError = type("SSIPResponseError", (Exception,), {})


class _Client:
    def __init__(self, *_args, **_named):
        pass

    def speak(self, text, callback=None, event_types=None):
        said = html.unescape(re.sub("<[^>]+>", "", str(text))).strip()
        if said:
            _spoken.write(said.replace("\n", " ") + "\n")
        for event in ("begin", "end") if callback else ():
            try:
                callback(event)
            except TypeError:
                callback(event, index_mark=None)

    def list_output_modules(self):
        return ("file",)

    def list_synthesis_voices(self):
        return (("file", "en", "none"),)

    def get_output_module(self):
        return "file"

    def get_language(self):
        return "en"

    def get_rate(self):
        return 0

    get_pitch = get_volume = get_rate

    def __getattr__(self, _name):  # everything else is about a voice, and there is none
        return lambda *_args, **_named: None


_module = _Module("speechd")
_module.SSIPClient = _module.Client = _Client
sys.modules["speechd"] = _module
