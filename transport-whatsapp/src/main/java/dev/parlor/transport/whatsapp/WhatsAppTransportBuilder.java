package dev.parlor.transport.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link WhatsAppTransport}. Not thread-safe; each {@link #build} makes a transport of its own. */
public final class WhatsAppTransportBuilder {
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{1,2}\\.0");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");
    private static final String RESENDING = "jdk.httpclient.enableAllMethodRetry";

    private URI baseUrl = URI.create("https://graph.facebook.com");
    private String version = "v25.0";
    private @Nullable Supplier<String> token;
    private Duration exchangeDeadline = Duration.ofSeconds(20);
    private Duration transferDeadline = Duration.ofMinutes(2);
    private Set<String> mediaHosts = Set.of("lookaside.fbsbx.com");
    private @Nullable Duration connectTimeout;
    private @Nullable String messagingAccount;
    private @Nullable String businessAccount;
    private @Nullable String appSecret;
    private boolean toUserIds = true;
    private LongSupplier nanoTime = System::nanoTime;

    WhatsAppTransportBuilder() {}

    /**
     * The access token, without {@code Bearer}. Needed; there is no default.
     *
     * @param supplier asked once per request, on the sending thread, so that a renewed token is used at once. It
     *     should answer from memory. If it throws, or answers what no header can carry, nothing is sent.
     */
    public WhatsAppTransportBuilder token(Supplier<String> supplier) {
        this.token = Objects.requireNonNull(supplier, "token");
        return this;
    }

    /**
     * The version of the Graph API, such as {@code v25.0}, the default. The platform serves each for about two years,
     * and answers a call for one that has ended with the oldest still alive, whose behaviour may differ (Cloud API,
     * Graph API versions): raise it in time.
     */
    public WhatsAppTransportBuilder version(String graphVersion) {
        if (!VERSION.matcher(graphVersion).matches()) {
            throw new IllegalArgumentException(
                    "version must look like v25.0, but has " + graphVersion.length() + " other characters");
        }
        this.version = graphVersion;
        return this;
    }

    /**
     * Where the platform is: an http or https address without query, by default {@code https://graph.facebook.com}.
     * Every request carries the token, so {@code http} is for a stand-in on the same machine.
     */
    public WhatsAppTransportBuilder baseUrl(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("base URL must be http or https with a host and no query or fragment");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("base URL must not carry a user or password");
        }
        String text = url.toString();
        this.baseUrl = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
        return this;
    }

    /**
     * How long one exchange may take in all: connecting, answer's headers and answer's body together. Default 20
     * seconds, at least 1 ms. What takes longer is cut off and ends {@code Unsure}, so a short deadline makes doubt out
     * of slowness, and one longer than the dispatcher's lease lets the lease run out first.
     */
    public WhatsAppTransportBuilder exchangeDeadline(Duration deadline) {
        this.exchangeDeadline = atLeastAMillisecond("exchange deadline", deadline);
        return this;
    }

    /**
     * How long bringing one file to the platform, or fetching one, may take in all. Default 2 minutes, at least 1 ms. What
     * takes longer is cut off and tried again later, so on a slow line a big file may never arrive (100 MB in 2 minutes need
     * 7 Mbit/s); an upload that outlasts the dispatcher's lease is begun a second time beside the first.
     */
    public WhatsAppTransportBuilder transferDeadline(Duration deadline) {
        this.transferDeadline = atLeastAMillisecond("transfer deadline", deadline);
        return this;
    }

    /**
     * The hosts besides that of the base URL from which guests' files are fetched, and to which the token goes: exact names,
     * over https on its usual port only. Default {@code lookaside.fbsbx.com}, which is what is seen and not promised (Cloud
     * API, Media): while the platform names another host, no file arrives, and each is tried again for as long as the
     * platform keeps it.
     *
     * @param hosts instead of the default, without scheme, port or path
     */
    public WhatsAppTransportBuilder mediaHosts(Set<String> hosts) {
        Set<String> named = new HashSet<>();
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("a media host must be a plain name such as lookaside.fbsbx.com,"
                        + " without scheme, port or path, but has " + host.length() + " other characters");
            }
            named.add(host.toLowerCase(Locale.ROOT));
        }
        this.mediaHosts = Set.copyOf(named);
        return this;
    }

    /**
     * How long connecting may take; part of the exchange deadline and shorter than it. Default a quarter of that
     * deadline, so 5 seconds; at least 1 ms. What takes longer ends {@code NotSent} and may be tried again.
     */
    public WhatsAppTransportBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = atLeastAMillisecond("connect timeout", timeout);
        return this;
    }

    /**
     * The messaging account to send for, where the token reaches several on one number (Cloud API, Account model
     * evolution). Not sent by default; only a later version of the Graph API asks for it.
     */
    public WhatsAppTransportBuilder messagingAccount(String id) {
        this.messagingAccount = Texts.notBlank("messaging account", id);
        return this;
    }

    /**
     * The id of the WhatsApp Business account whose templates are listed (the {@code entry[].id} of webhooks). Not set by
     * default; then {@link WhatsAppTransport#templates} tells nothing.
     */
    public WhatsAppTransportBuilder businessAccount(String id) {
        if (!Texts.notBlank("business account", id).matches("[0-9]{1,40}")) {
            throw new IllegalArgumentException("business account must be digits, but has " + id.length()
                    + " other characters; take the id of the account, not its name");
        }
        this.businessAccount = id;
        return this;
    }

    /**
     * Proves with each request that the caller has the app's secret ({@code appsecret_proof}). Off by default; needed
     * where the app setting "Require app secret" is on (Cloud API, Secure Graph API requests).
     *
     * @param secret of the app that the token was made for; with another app's every send is refused
     */
    public WhatsAppTransportBuilder appSecretProof(String secret) {
        this.appSecret = Texts.notBlank("app secret", secret);
        return this;
    }

    /**
     * Whether guests whose phone is not known are written to by their user id; true by default. Where the platform has
     * not opened this for the account yet, switch it off: such guests then get {@code Rejected(UNREACHABLE, 131062)}
     * without a request (Cloud API, Business-scoped user IDs).
     */
    public WhatsAppTransportBuilder toUserIds(boolean allowed) {
        this.toUserIds = allowed;
        return this;
    }

    /**
     * Makes the transport, which can send at once.
     *
     * @throws IllegalStateException if the token is missing, if connecting may take as long as a whole exchange or
     *     transfer, or if the system property {@value #RESENDING} is on, with which the JDK's client would silently send a message
     *     again
     */
    public WhatsAppTransport build() {
        refuseResending(System.getProperty(RESENDING));
        if (token == null) {
            throw new IllegalStateException("an access token is needed: call token(...)");
        }
        if (connectTimeout().compareTo(exchangeDeadline) >= 0) {
            throw new IllegalStateException("connect timeout must be shorter than the exchange deadline, but they are "
                    + connectTimeout() + " and " + exchangeDeadline);
        }
        if (connectTimeout().compareTo(transferDeadline) >= 0) {
            throw new IllegalStateException("connect timeout must be shorter than the transfer deadline, but they are "
                    + connectTimeout() + " and " + transferDeadline);
        }
        return new WhatsAppTransport(this, token);
    }

    /** What measures idleness; for tests. */
    WhatsAppTransportBuilder nanoTime(LongSupplier source) {
        this.nanoTime = source;
        return this;
    }

    /**
     * The JDK reads the property once, also where it is empty; so a later change of it would not help.
     *
     * @param property {@value #RESENDING} as it is set, or {@code null}
     */
    static void refuseResending(@Nullable String property) {
        if (property != null && (property.isEmpty() || Boolean.parseBoolean(property))) {
            throw new IllegalStateException("the system property " + RESENDING
                    + " makes the JDK repeat a POST by itself, and a guest would get messages twice: remove it");
        }
    }

    @Nullable
    String messagingAccount() {
        return messagingAccount;
    }

    @Nullable
    String businessAccount() {
        return businessAccount;
    }

    @Nullable
    String appSecret() {
        return appSecret;
    }

    boolean toUserIds() {
        return toUserIds;
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    URI baseUrl() {
        return baseUrl;
    }

    String version() {
        return version;
    }

    Duration exchangeDeadline() {
        return exchangeDeadline;
    }

    Duration transferDeadline() {
        return transferDeadline;
    }

    Set<String> mediaHosts() {
        return mediaHosts;
    }

    Duration connectTimeout() {
        return connectTimeout == null ? exchangeDeadline.dividedBy(4) : connectTimeout;
    }

    private static Duration atLeastAMillisecond(String what, Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(what + " must be at least 1 ms, but is " + duration);
        }
        return duration;
    }

    /** Never token or secret. */
    @Override
    public String toString() {
        return "WhatsAppTransportBuilder[" + baseUrl + "/" + version + ", within " + exchangeDeadline + "]";
    }
}
