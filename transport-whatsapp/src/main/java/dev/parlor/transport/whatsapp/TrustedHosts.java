package dev.parlor.transport.whatsapp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which download addresses may see the token. An address comes with an answer or a webhook, so it is not trusted for that
 * alone: it must be https on a host that was named, or lie where all requests go anyway. Source: Cloud API, Media.
 */
final class TrustedHosts {
    private final URI base;
    private final Set<String> hosts;

    TrustedHosts(URI base, Set<String> hosts) {
        this.base = base;
        this.hosts = Set.copyOf(hosts);
    }

    /** An address that was looked at. */
    static final class Address {
        private final URI url;

        private Address(URI url) {
            this.url = url;
        }

        URI url() {
            return url;
        }
    }

    /** Empty for an address that may not see the token. */
    Optional<Address> trusted(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI url = new URI(address);
            boolean plain = url.getHost() != null && url.getRawUserInfo() == null;
            return plain && (isBase(url) || isNamed(url)) ? Optional.of(new Address(url)) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private boolean isBase(URI url) {
        return base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && base.getPort() == url.getPort();
    }

    private boolean isNamed(URI url) {
        boolean usualPort = url.getPort() == -1 || url.getPort() == 443;
        return "https".equalsIgnoreCase(url.getScheme())
                && usualPort
                && hosts.contains(Objects.requireNonNull(url.getHost()).toLowerCase(Locale.ROOT));
    }
}
