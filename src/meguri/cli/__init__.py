"""The steps of the road from a terminal (コマンド). One file per command; heavy imports happen inside the command."""
