"""What is publicly known (登録簿): organisations, sites, projects, rounds, entries, products, market; every value with its source."""
