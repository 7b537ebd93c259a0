"""Runs of the simulation for the officer's page (政策シミュレーション): what is asked, one run at a time, its document."""
