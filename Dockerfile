# syntax=docker/dockerfile:1
# Builds Lectern and leaves it in a small image that runs as nobody in particular.

FROM rust:1.96-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
      protobuf-compiler libprotobuf-dev python3 python3-venv python3-pip && rm -rf /var/lib/apt/lists/*
WORKDIR /lectern
ENV LECTERN_CACHE=/cache CARGO_TARGET_DIR=/cache/target
# Tools first: they change less often than the sources.
COPY rust-toolchain.toml Cargo.toml ./
COPY scripts scripts
RUN scripts/setup
COPY . .
RUN bash -euo pipefail -c '. scripts/environment; cargo build --release --package server; scripts/tools/site; \
      mkdir -p /out/tools; cp "$CARGO_TARGET_DIR/release/lectern" /out/; cp -r /cache/site /out/site; \
      cp -r /cache/native /cache/models /out/tools/'

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl tesseract-ocr tesseract-ocr-eng tesseract-ocr-deu tesseract-ocr-osd libheif-examples && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home lectern && install -d -o lectern /data
COPY --from=build /out /opt/lectern
ENV LECTERN_DATA=/data LECTERN_TOOLS=/opt/lectern/tools LECTERN_SITE=/opt/lectern/site LECTERN_HTTP_ADDRESS=0.0.0.0:3000
USER lectern
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["curl", "--fail", "--silent", "http://127.0.0.1:3000/health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/lectern/lectern"]
CMD ["serve"]
