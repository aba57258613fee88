/**
 * The WhatsApp Cloud API: {@link dev.parlor.transport.whatsapp.WhatsAppTransport} sends,
 * {@link dev.parlor.transport.whatsapp.WhatsAppWebhook} receives (rules S2, S3, S7, I1, I2, I5).
 *
 * <p>A host builds one of each and calls them; it implements nothing of this package. The platform's JSON, its headers
 * and its codes are known here and nowhere else. Nothing here logs or shows a token, a secret, a text, a whole address
 * or a platform id.
 */
@NullMarked
package dev.parlor.transport.whatsapp;

import org.jspecify.annotations.NullMarked;
