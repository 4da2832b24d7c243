namespace KubeNotebooks.EndToEnd;

/// <summary>A small notebook with every kind of output, and a small script for the shell.</summary>
internal static class Sample
{
    public const string Commands = """
        sim reset --seed 7
        kubectl create deployment web --image=nginx:1.27 \
          --replicas=2
        kubectl rollout status deployment web
        kubectl get pods
        """;

    public const string Answers = """
        A new cluster: Kubernetes 1.32, 3 nodes, seed 7. It is 2026-01-05 09:00:00 UTC.
        deployment.apps/web created
        Waiting for deployment "web" rollout to finish: 0 of 2 updated replicas are available...
        Waiting for deployment "web" rollout to finish: 1 of 2 updated replicas are available...
        deployment "web" successfully rolled out
        NAME                   READY   STATUS    RESTARTS   AGE
        web-796cf5c97c-nq5ll   1/1     Running   0          16s
        web-796cf5c97c-s2bpv   1/1     Running   0          16s
        """;

    public const string Notebook = """
        {"nbformat": 4, "nbformat_minor": 5,
         "metadata": {"kernelspec": {"display_name": "KubeNotebooks (C#)", "language": "C#", "name": "kubenotebooks"}},
         "cells": [
          {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A small notebook\n\nWith `code`, 日本語 and a | b."},
          {"cell_type": "code", "id": "reset", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!sim reset --seed 3\n#!kube get nodes -o wide\n#!kube get pods"},
          {"cell_type": "code", "id": "fails", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!kube get nonsense\ncluster.LastExitCode"},
          {"cell_type": "code", "id": "empty", "metadata": {}, "execution_count": null, "outputs": [], "source": ""},
          {"cell_type": "code", "id": "csharp", "metadata": {}, "execution_count": null, "outputs": [], "source": "for (var i = 0; i < 3; i++) { Console.Write($\"{i}é\\n\"); Thread.Sleep(60); }\nConsole.Error.Write(\"warned\");\nnew[] { 1, 2 }"},
          {"cell_type": "code", "id": "shown", "metadata": {}, "execution_count": null, "outputs": [], "source": "var shown = \"before\".Display();\nshown.Update(\"after <b>\");"},
          {"cell_type": "code", "id": "throws", "metadata": {"tags": ["raises-exception"]}, "execution_count": null, "outputs": [], "source": "var x = 1;\nthrow new InvalidOperationException(\"as planned\");"},
          {"cell_type": "code", "id": "file", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!writefile a.txt\none\n"},
          {"cell_type": "code", "id": "diff", "metadata": {}, "execution_count": null, "outputs": [], "source": "#!diff -u a.txt a.txt\n#!diff -u a.txt none.txt"}
         ]}
        """;
}
