package dev.parlor;

import java.util.ArrayList;
import java.util.List;

/** All orders in which things can arrive. */
public final class Orders {
    private Orders() {}

    public static <T> List<List<T>> of(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int first = 0; first < things.size(); first++) {
            List<T> others = new ArrayList<>(things);
            T chosen = others.remove(first);
            for (List<T> rest : of(others)) {
                List<T> order = new ArrayList<>(List.of(chosen));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
