"""The phones' protocol played out at random: many phones, a bad network, an office that dies and is restored.

`office.py` is the real server with a network and a machine that fail on demand, `phone.py` a phone that follows the
protocol (the field app's `core/sync` does the same), `world.py` who works where, `machine.py` what may happen,
`checks.py` what must hold whatever happened. `tests/test_sync_model.py` runs hundreds of stories,
`python -m bench sync-model` thousands.
"""
