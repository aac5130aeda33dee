# Two stages: the first installs, the second holds only what runs. No default secret anywhere.
FROM python:3.13.5-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev libpq-dev && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
COPY requirements/runtime.txt /tmp/runtime.txt
# The wheel of psycopg2-binary brings its own libpq and OpenSSL, which its authors advise against in production: here the
# same locked source is compiled against Debian's (docs/decisions/0018).
RUN /opt/venv/bin/pip install --require-hashes --no-binary psycopg2-binary -r /tmp/runtime.txt

FROM python:3.13.5-slim-bookworm
RUN apt-get update && apt-get install --yes --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MSOB_DATA_DIR=/data STATIC_ROOT=/srv/static
RUN useradd --system --create-home --uid 10001 msob && mkdir -p /data /srv/static && chown msob: /data
COPY --from=build /opt/venv /opt/venv
WORKDIR /srv/msob
COPY manage.py ./
COPY locale locale
COPY templates templates
COPY foundation foundation
COPY regions regions
COPY requests_app requests_app
COPY notifications notifications
COPY capacity capacity
COPY insight insight
COPY msob msob
# The values below live for this one command: collecting static files needs settings that load, and nothing else.
RUN SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(60))") ALLOWED_HOSTS=unused.example \
    DATABASE_URL=sqlite:////tmp/unused REDIS_URL=memory:// EMAIL_URL=smtp://unused.example \
    DEFAULT_FROM_EMAIL=unused@msob.example MSOB_BASE_URL=https://unused.example python manage.py collectstatic --noinput
USER msob
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["python", "msob/probe.py", "http://localhost:8000/-/live"]
CMD ["gunicorn", "msob.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--worker-tmp-dir", "/dev/shm"]
