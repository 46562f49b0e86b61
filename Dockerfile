# docker build -t postlint . && docker run --rm --user "$(id -u)" -v "$PWD:/site" postlint check content/
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY src src
RUN pip install --no-cache-dir --no-compile --prefix=/installed .

FROM python:3.13-slim
# `--since` asks git.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=build /installed /usr/local
WORKDIR /site
USER nobody
ENTRYPOINT ["postlint"]
CMD ["check", "."]
