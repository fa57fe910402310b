from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "pendamping.people"
    label = "people"
