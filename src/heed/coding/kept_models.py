"""The files of models, sealed: a model's terms are words of people's texts."""

from heed.coding.sealed_files import SealedFiles

files = SealedFiles("models", "coding.trainedmodel")
folder, keep, content_of = files.folder, files.keep, files.content_of
remove, clear_out = files.remove, files.clear_out
