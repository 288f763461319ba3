# Thin on purpose: what each target does, stage by stage, stands in .ci/stages.
.PHONY: help serve build dist reproduce test check npm bench bench-peers lighthouse screenshots prove fuzz mutants data-mutants clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

serve: build ## install what is missing, build the release, serve it on http://127.0.0.1:8080 (PORT=… for another)
	@node .ci/serve.mjs

build: ## install what is missing, build the release into dist/
	@.ci/stages build

dist: ## the same as one archive, with a list of what is in it and the licences of that (target/dist/)
	@.ci/stages dist

reproduce: ## builds the archive twice from the last commit, in different places, and compares
	@.ci/reproduce

test: ## install what is missing, run every check, the browser tests included
	@.ci/stages test

check: ## the fast part of the checks: formatting, Clippy, native tests, data lint
	@.ci/stages check

npm: ## install what is missing, build the engine as an npm package into target/npm
	@.ci/stages npm

bench: ## the benchmarks
	@.ci/stages bench

bench-peers: ## other engines on the same rules (installs them into benches/peers)
	@.ci/stages bench-peers

lighthouse: build ## Lighthouse, five times a page, and what is felt on a slow phone (installs it into benches/lighthouse)
	@.ci/stages lighthouse

screenshots: build ## a picture of every kind of page in every look, compared with docs/screenshots/ (APPROVE=1 writes those anew)
	@.ci/stages screenshots

prove: ## what takes hours: 10^6 random people for soundness, 10^5 for the second opinion; goes on where it stopped
	@.ci/stages prove

fuzz: ## each fuzz target for ten minutes (FUZZ_SECONDS=… for another time)
	@.ci/fuzz

mutants: ## one shard of the mutants, SHARD=0/64; the score when all have run
	@.ci/mutants $(or $(SHARD),0/64)

data-mutants: ## changes the data in one place at a time and lists what no golden person notices
	@.ci/stages data-mutants

clean: ## remove what was built; the installed tools (.tools, .ci/node_modules) stay
	cargo clean
	rm -rf dist test-results
