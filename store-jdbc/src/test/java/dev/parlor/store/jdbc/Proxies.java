package dev.parlor.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands between the store and its connections, so that a test decides about each call. */
final class Proxies {
    private Proxies() {}

    interface Call {
        @Nullable
        Object make(Method method, Object[] arguments) throws Exception;
    }

    /** What a called method throws is thrown as it is. */
    static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.make(method, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
