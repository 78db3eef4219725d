"""Whose news it is and what it is about: pure functions from an Entry to companies and topics, each with its reason."""

from feeds.classify.companies import CompanyIndex
from feeds.classify.rules import Classifier
from feeds.classify.topics import TopicIndex

__all__ = ["Classifier", "CompanyIndex", "TopicIndex"]
