"""The register as pages show it (登録簿): facets, search, pages of organisations and sites, tiles, comparison."""
