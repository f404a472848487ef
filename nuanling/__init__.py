"""Wiring: settings, applications, processes and the command line. The one place that knows all."""
