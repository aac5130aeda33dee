"""The settings of the front door: cookies and sessions, how one signs in, the second factor, how often one may try."""

from msob.installation import EMBEDDED, env

# --- Cookies and sessions

CSRF_FAILURE_VIEW = "msob.failures.not_from_here"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not EMBEDDED
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
if not EMBEDDED:  # a browser takes such a name only with TLS, from this very host: no neighbour can put one there
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "__Host-session", "__Host-csrf", "__Host-language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they name people: not in a cookie
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds of real time, from signing in: a session never lives by the demo's clock
MSOB_IDLE_SECONDS = env.int("MSOB_IDLE_MINUTES", default=60) * 60  # nothing done for so long: sign in anew

# --- Signing in

AUTH_USER_MODEL = "regions.User"
AUTHENTICATION_BACKENDS = ["msob.account.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "regions.passwords.NotOfCommonWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "msob.account.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with an invitation sent to that address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is mailed who has no account; the page says the same to everybody
ACCOUNT_EMAIL_SUBJECT_PREFIX = "MSOB Zorg: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds for which a proof of who one is counts as fresh
# An account is tried a few times; an address stands for a whole hospital, so that many may err there at once.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "200/m/ip,5/5m/key",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
}
MSOB_LIMITS = {  # how often, in how many seconds; each account, address or link by itself
    "api_account": (600, 60),
    "api_address": (6000, 60),
    "dead_token": (100, 60),  # from one address
    "open_data": (600, 60),  # pages and files, from one address
    "calendar": (600, 600),  # from one address
    "link": (600, 600),  # to answer by, or to come in by; from one address
}
SOCIALACCOUNT_ADAPTER = "msob.by_provider.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True  # once, where the provider's domains say so; then by subject
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": env.json("MSOB_OIDC_APPS", default=[]), "OAUTH_PKCE_ENABLED": True}
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an account begins with an invitation to that very address
MFA_ADAPTER = "msob.second_factor.MfaAdapter"
MFA_TOTP_ISSUER = "MSOB"
MSOB_REQUIRE_SECOND_FACTOR = env.bool("MSOB_REQUIRE_SECOND_FACTOR", default=not EMBEDDED)
MSOB_SECOND_FACTOR_ROLES = frozenset(
    env.list(
        "MSOB_SECOND_FACTOR_ROLES",
        default=[
            *("ghor", "locc", "vws", "defence_planner", "fact_finder", "decider"),
            *("observer", "chair", "umbrella", "administrator"),
        ],
    )
)
